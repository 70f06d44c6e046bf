#pragma once

// A script that a request asks for, run as the answer to it.

#include <chrono>
#include <string>

#include "tools/server/query_request.h"
#include "tools/server/script_cache.h"

namespace flux::server {

// Runs it in an organization, as far as whoever asks may do what it does, and answers with its results.
Status RunQueryRequest(Call& call, const QueryRequest& request, Id org);

// Puts the place in the script where it failed in front of what the error says, as InfluxDB does (`runtime error @1:2:
// …`), if there is one.
void NamePlace(Error& error, const CompiledScript& script);

// Notes in the log what took longer than the server's limit, with stars for what may be tokens and passwords.
void LogSlowQuery(const ServerState& server, const std::string& text, std::chrono::duration<double> taken);

}  // namespace flux::server
