#pragma once

// Places in scripts as data, and how messages show them: behind what went wrong, a line for each place.

#include <cstdint>
#include <string>
#include <vector>

namespace flux {

// A place in a script: 1-based line and byte column.
struct TracePlace {
  std::string file;  // as messages name it; may be empty
  uint32_t line = 0, column = 0;
  std::string function = {};  // that the place is in; empty when it has no name
  // Of the innermost place: the function of a package that is called there and goes on by itself, as scripts write it
  // (`join.inner`); empty when there is none. What fails inside of it has a name of its own.
  std::string calls = {};
  uint32_t left_out = 0;  // callers behind this place that a long trace does not list
};

// A place and the calls that led there, innermost first; empty when the place is not known.
using StackTrace = std::vector<TracePlace>;

// Writes `file:line:column in `function`, calling `package.function``.
std::string PlaceText(const TracePlace& place);

// Writes each place on a line of its own, as it follows a message: the text begins with a line break.
std::string TraceText(const StackTrace& trace);

}  // namespace flux
