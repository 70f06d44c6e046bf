#pragma once

// What a script may do that runs for a request.

#include "tools/engine/session.h"
#include "tools/server/call.h"

namespace flux::server {

// It sees the organization's buckets and secrets as far as who asks may.
SessionOptions SessionOptionsOf(Call& call, Id org, Time now);
// The same for what runs without a request, in somebody's name.
SessionOptions SessionOptionsOf(ServerState& server, const IdentityRef& identity, Id org, Time now);

}  // namespace flux::server
