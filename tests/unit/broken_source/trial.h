#pragma once

// Runs broken texts through the front end and measures how long it takes.

#include <string>
#include <string_view>

#include "tests/support/stdlib_types.h"

namespace flux {

// Gives up a test when tokens do not tile a text, fails it when an answer takes more than 50 ms for 10 KB.
class Trial {
 public:
  // Parses and checks a text, and measures its processor time.
  AnalysedScript Run(std::string text);
  // What was run: texts, bytes, the time of all and the slowest of them.
  std::string Summary() const;

 private:
  size_t texts_ = 0, bytes_ = 0;
  double seconds_ = 0, slowest_ = 0;
  std::string slowest_text_;
};

// Tells whether the test program was called with `option` behind `--`.
bool HasOption(std::string_view option);
// Gives the argument behind `option`, or nothing.
std::string OptionValue(std::string_view option);

}  // namespace flux
