package drivers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a driver needs beside the generated client: arguments from JSON, and what it tells of each answer. */
final class Story {
  /** A typed answer: of the success, or of the refusal. */
  record Answer(int status, Object data) {}

  interface Call {
    Answer make() throws Exception;
  }

  private final ObjectMapper mapper;
  private final Map<String, ObjectNode> seen = new HashMap<>();

  /** Reads and writes as the generated client does. */
  Story(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** An argument of the type that the generated method wants; what an earlier step saw is filled in. */
  <T> T value(TypeReference<T> type, String json) throws JsonProcessingException {
    return mapper.treeToValue(recalled(mapper.readTree(json)), mapper.constructType(type));
  }

  private JsonNode recalled(JsonNode node) {
    if (node.has("$kept")) {
      String step = node.at("/$kept/0").textValue();
      JsonNode kept = seen.containsKey(step) ? seen.get(step).get(node.at("/$kept/1").textValue()) : null;
      if (kept == null) {
        throw new IllegalStateException(step + " did not see what this step is called with");
      }
      return kept;
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(each -> each.setValue(recalled(each.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int index = 0; index < array.size(); index++) {
        array.set(index, recalled(array.get(index)));
      }
    }
    return node;
  }

  /** Make one call and tell what its typed answer holds, on one line. */
  void step(String name, List<String> pointers, Call call) throws JsonProcessingException {
    ObjectNode told = mapper.createObjectNode().put("step", name);
    try {
      Answer answer = call.make();
      JsonNode body = mapper.valueToTree(answer.data());
      ObjectNode found = mapper.createObjectNode();
      for (String pointer : pointers) {
        JsonNode value = at(body, pointer);
        if (!value.isMissingNode()) {
          found.set(pointer, value);
        }
      }
      seen.put(name, found);
      told.put("status", answer.status()).set("seen", found);
    } catch (Exception problem) {
      told.put("error", problem.toString());
    }
    System.out.println(mapper.writeValueAsString(told));
  }

  private JsonNode at(JsonNode body, String pointer) {
    int star = pointer.indexOf("/*");
    if (star < 0) {
      return body.at(pointer);
    }
    JsonNode list = body.at(pointer.substring(0, star));
    if (!list.isArray()) {
      return list.at("/0");
    }
    ArrayNode each = mapper.createArrayNode();
    for (JsonNode element : list) {
      JsonNode value = at(element, pointer.substring(star + 2));
      if (!value.isMissingNode()) {
        each.add(value);
      }
    }
    return each;
  }
}
