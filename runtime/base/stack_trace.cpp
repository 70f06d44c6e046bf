#include "runtime/base/stack_trace.h"

#include <fmt/format.h>

namespace flux {

std::string PlaceText(const TracePlace& place) {
  std::string text = fmt::format("{}{}{}:{}", place.file, place.file.empty() ? "" : ":", place.line, place.column);
  if (!place.function.empty()) text += fmt::format(" in `{}`", place.function);
  if (!place.calls.empty()) text += fmt::format(", calling `{}`", place.calls);
  return text;
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
