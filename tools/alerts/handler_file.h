#pragma once

// Handlers as files define them, in YAML or JSON:
//   topic: cpu
//   id: exec-cpu-alert
//   kind: exec
//   match: changed() == TRUE
//   options:
//     prog: /usr/bin/python3

#include <string>
#include <string_view>

#include "tools/alerts/handler.h"

namespace flux::alerts {

// Reads a handler; the name of the file says which of the two it is: `.yaml`, `.yml`, `.json`. Fails with `kInvalid`
// and the place on what is neither, and on members that handlers do not have. What the options are is looked at when
// the handler is made.
Result<HandlerSpec> ReadHandlerFile(std::string_view text, std::string_view name);

// The same of an object. `topic` and `id` may be left out.
Result<HandlerSpec> ReadHandlerSpec(const json::object& object);
// The object again.
json::object HandlerObject(const HandlerSpec& spec);

}  // namespace flux::alerts
