#pragma once

// What a request to run a script asks for: the script, and how its results are to be written.

#include <string>

#include "runtime/io/encoder.h"
#include "tools/server/call.h"
#include "tools/server/script_cache.h"

namespace flux::server {

// What to send of the results.
enum class Preference : uint8_t { kResults, kNothing, kErrorsOnly };

// A request to run a script.
struct QueryRequest {
  ClientScript script;
  io::CsvEncodeOptions csv;
  std::optional<Time> now;
  Preference preference = Preference::kResults;
};

// Reads the body, which is Flux or JSON by its content type. Fails with `kInvalid`, in InfluxDB's words where it has
// some.
Result<QueryRequest> ReadQueryRequest(Call& call);

// Reads the body of a request to invoke a script: `{"params": {…}}`, or nothing.
Result<QueryRequest> ReadInvocation(Call& call, std::string script);

// The value of a JSON member as Flux text: numbers, strings, booleans, arrays and objects of them.
Result<std::string> LiteralText(const json::value& value);

}  // namespace flux::server
