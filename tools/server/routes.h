#pragma once

// What the API has: each method of each path, and who answers it.

#include <span>
#include <string_view>

#include "tools/server/call.h"

namespace flux::server {

// What a route wants to know of who asks before its handler is called.
enum class Access : uint8_t { kAnybody, kKnown };

// A method of a path, and who answers it.
struct Route {
  std::string_view method, pattern;  // parts that begin with a colon stand for names: `/api/v2/buckets/:id`
  Access access;
  Status (*handle)(Call& call);  // what it fails with becomes the answer
};

// All that there are.
std::span<const Route> Routes();

// Finds who answers, and has it answered. Never fails: what goes wrong is the answer.
void Dispatch(ServerState& server, http::Exchange& exchange);

// The handlers, each in the file of its subject.
#define FLUX_ROUTE(method, pattern, access, handler) Status handler(Call& call);
#include "tools/server/routes.def"

}  // namespace flux::server
