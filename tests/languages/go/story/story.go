// Package story plays steps and tells what typed answers hold.
package story

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
)

var told = map[string]map[string]any{}

// Headers makes a client carry an account's headers.
func Headers(headers map[string]string) func(context.Context, *http.Request) error {
	return func(_ context.Context, request *http.Request) error {
		for name, value := range headers {
			request.Header.Set(name, value)
		}
		return nil
	}
}

// Play makes a step's call, and tells what came: the status, and what is found in the typed answer.
func Play(step string, pointers []string, call func() (int, any, error)) {
	line := map[string]any{"step": step}
	status, seen, err := watch(pointers, call)
	if err != nil {
		line["error"] = err.Error()
	} else {
		line["status"], line["seen"] = status, seen
		told[step] = seen
	}
	if err := json.NewEncoder(os.Stdout).Encode(line); err != nil {
		panic(err)
	}
}

func watch(pointers []string, call func() (int, any, error)) (status int, seen map[string]any, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("%v", trouble)
		}
	}()
	status, answer, err := call()
	if err != nil {
		return 0, nil, err
	}
	text, err := json.Marshal(answer)
	if err != nil {
		return 0, nil, err
	}
	var plain any
	if err := json.Unmarshal(text, &plain); err != nil {
		return 0, nil, err
	}
	seen = map[string]any{}
	for _, pointer := range pointers {
		if value, found := at(plain, strings.Split(pointer, "/")[1:]); found {
			seen[pointer] = value
		}
	}
	return status, seen, nil
}

func at(value any, parts []string) (any, bool) {
	if len(parts) == 0 {
		return value, true
	}
	switch inside := value.(type) {
	case map[string]any:
		next, found := inside[strings.NewReplacer("~1", "/", "~0", "~").Replace(parts[0])]
		if !found {
			return nil, false
		}
		return at(next, parts[1:])
	case []any:
		if parts[0] == "*" {
			all := []any{}
			for _, each := range inside {
				one, found := at(each, parts[1:])
				if !found {
					return nil, false
				}
				all = append(all, one)
			}
			return all, true
		}
		index, err := strconv.Atoi(parts[0])
		if err != nil || index >= len(inside) {
			return nil, false
		}
		return at(inside[index], parts[1:])
	}
	return nil, false
}

// Known is what an earlier step saw, as the type that is wanted now.
func Known[T any](step, pointer string) (value T) {
	seen, found := told[step][pointer]
	if !found {
		panic("no earlier step saw " + pointer)
	}
	text, err := json.Marshal(seen)
	if err == nil {
		err = json.Unmarshal(text, &value)
	}
	if err != nil {
		panic(err)
	}
	return value
}

// Of is a pointer to a value, which optional parameters and fields want.
func Of[T any](value T) *T {
	return &value
}

// Union is a value of a union type, set by one of its From methods.
func Union[T any](set func(*T) error) (value T) {
	if err := set(&value); err != nil {
		panic(err)
	}
	return value
}
