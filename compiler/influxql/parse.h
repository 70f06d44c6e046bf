#pragma once

// The parser of InfluxQL, by recursive descent: the language has no look-ahead to speak of, but what a `/` is depends
// on what may stand there, and clients know InfluxDB's messages. Hostile texts end with an error: nesting is bounded.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/influxql/statement.h"
#include "runtime/base/error.h"

namespace flux::influxql {

// What stands for `$name`: a literal.
using Parameters = std::map<std::string, Expr, std::less<>>;

// Statements with `;` between them. Fails with `kInvalid` and InfluxDB's words: `found X, expected Y at line 1, char
// 8`.
Result<std::vector<Statement>> Parse(std::string_view text, const Parameters& parameters = {});

// Parses `1h30m`, `10ms`, `1w`; the sum of its parts in nanoseconds.
Result<int64_t> ParseDurationText(std::string_view text);

}  // namespace flux::influxql
