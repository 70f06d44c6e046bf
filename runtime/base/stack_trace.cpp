#include "runtime/base/stack_trace.h"

#include <fmt/format.h>

namespace flux {

std::string PlaceText(const TracePlace& place) {
  return fmt::format("{}{}{}:{}{}{}{}", place.file, place.file.empty() ? "" : ":", place.line, place.column,
                     place.function.empty() ? "" : " in `", place.function, place.function.empty() ? "" : "`");
}

std::string TraceText(const StackTrace& trace) {
  std::string text;
  for (const TracePlace& place : trace) {
    text += "\n  at " + PlaceText(place);
    if (place.left_out > 0) text += fmt::format("\n  and {} more calls", place.left_out);
  }
  return text;
}

}  // namespace flux
