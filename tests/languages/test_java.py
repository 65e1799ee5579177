"""What is read of Java that openapi-generator 7.26.0 wrote."""

from pathlib import Path

from tests.languages.java import methods
from tests.languages.openapi_generator import Parameter

# Of LibraryApi.java, made from gog.yaml, less what stands between.
LIBRARY = """package clients.gog.api;

import clients.gog.ApiResponse;
import clients.gog.model.LibraryPage;
import clients.gog.model.SortOrder;

import java.net.URI;
import java.util.UUID;

public class LibraryApi {
  public LibraryPage libraryList(@jakarta.annotation.Nullable Long page) throws ApiException {
  }
  public ApiResponse<LibraryPage> libraryListWithHttpInfo(@jakarta.annotation.Nullable Long page, \
@jakarta.annotation.Nullable SortOrder sortOrder, @jakarta.annotation.Nullable List<String> tags, \
@jakarta.annotation.Nullable Map<String, URI> sites) throws ApiException {
  }
  public ApiResponse<LibraryPage> libraryListWithHttpInfo(@jakarta.annotation.Nullable Long page, \
@jakarta.annotation.Nullable SortOrder sortOrder, @jakarta.annotation.Nullable List<String> tags, \
@jakarta.annotation.Nullable Map<String, URI> sites, Map<String, String> headers) throws ApiException {
  }
  public ApiResponse<List<String>> libraryListLicencesWithHttpInfo() throws ApiException {
  }
}
"""


def test_methods_come_with_whole_types_and_without_the_headers(tmp_path: Path) -> None:
    """What is imported gets its package, or `Error` would be that of java.lang."""
    (tmp_path / "LibraryApi.java").write_text(LIBRARY, encoding="utf-8")

    found = methods(tmp_path)

    assert set(found) == {"libraryList", "libraryListLicences"}
    assert found["libraryList"] == (
        "LibraryApi",
        "clients.gog.model.LibraryPage",
        [
            Parameter("page", "Long"),
            Parameter("sortOrder", "clients.gog.model.SortOrder"),
            Parameter("tags", "java.util.List<String>"),
            Parameter("sites", "java.util.Map<String, java.net.URI>"),
        ],
    )
    assert found["libraryListLicences"] == ("LibraryApi", "java.util.List<String>", [])
