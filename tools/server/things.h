#pragma once

// What labels, members and owners can be attached to: buckets, organizations, tasks, variables.

#include <string>

#include "tools/server/call.h"

namespace flux::server {

struct Thing {
  std::string type;  // as paths and permissions call it: `buckets`
  Id id, org;
};

// The thing of a path `/api/v2/TYPE/ID…`. Fails with `kNotFound`, and with `kUnauthenticated` when who asks may not do
// that with it.
Result<Thing> ThingOfPath(Call& call, Action action);

}  // namespace flux::server
