#include "runtime/registry/skipped_effects.h"

#include <fmt/format.h>

namespace flux {

void SkippedEffects::Add(std::string_view name, const StackTrace& position) {
  const TracePlace place = position.empty() ? TracePlace() : position.front();
  std::lock_guard lock(mutex_);
  places_.emplace(place.file, place.line, place.column, name);
}

std::string SkippedEffects::Text() const {
  std::lock_guard lock(mutex_);
  std::string text;
  for (const auto& [file, line, column, name] : places_) {
    text += line == 0 ? fmt::format("{}\n", name) : fmt::format("{} at {}:{}:{}\n", name, file, line, column);
  }
  return text;
}

}  // namespace flux
