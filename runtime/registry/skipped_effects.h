#pragma once

// A run without effects, as `explain` makes it: nothing is written, sent or asked for outside, and the run says what it
// left out.

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "runtime/plan/plan.h"

namespace flux {

// What was left out; may be told from several threads.
class SkippedEffects {
 public:
  // Notes the builtin or operation and where the script calls it.
  void Add(std::string_view name, const StackTrace& position);
  // One line for each, in order of place.
  std::string Text() const;

 private:
  using Place = std::tuple<std::string, uint32_t, uint32_t, std::string>;

  mutable std::mutex mutex_;
  std::set<Place> places_;
};

}  // namespace flux
