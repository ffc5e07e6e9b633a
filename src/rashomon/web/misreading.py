"""What is wrong with the parameters or the form of a request, as one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def what_is_wrong(errors: Sequence[Any]) -> str:
    """The first thing that is wrong with a request, as one sentence."""
    error: Mapping[str, Any] = errors[0]
    name = str(error["loc"][-1]) if error["loc"] else "the request"
    context: Mapping[str, Any] = error.get("ctx", {})
    kind = error["type"]
    if kind == "value_error":
        said = str(context.get("error", error["msg"]))
        return f"{said[:1].upper()}{said[1:]}."
    return _WORDS.get(kind, f"{name}: {error['msg']}.").format(name=name, **context)


#: By pydantic's names for what can be wrong (https://docs.pydantic.dev/latest/errors/validation_errors/).
_WORDS = {
    "extra_forbidden": "There is no parameter “{name}” here.",
    "missing": "“{name}” is missing.",
    "int_parsing": "{name} is a whole number.",
    "int_parsing_size": "{name} is a whole number, and a smaller one.",
    "greater_than_equal": "{name} is at least {ge}.",
    "less_than_equal": "{name} is at most {le}.",
    "bool_parsing": "{name} is true or false.",
    "string_too_short": "{name} is empty.",
    "string_too_long": "{name} is too long: at most {max_length} characters.",
    "string_pattern_mismatch": "{name} is a day, month or year: 2016-06-29, 2016-06 or 2016.",
    "literal_error": "{name} is {expected}.",
    "json_invalid": "The body is no JSON.",
    "model_attributes_type": "The body is a JSON object.",
    "dict_type": "The body is a JSON object.",
}
