#pragma once

// Organisation and token for servers of which a script only says where they are.

#include <mutex>
#include <optional>
#include <vector>

#include "runtime/plan/specs/from.h"
#include "tools/engine/project_config.h"

namespace flux {

// Looks, in this order, into what the project's `fluxc.toml` says, `INFLUX_HOST`, `INFLUX_ORG` and `INFLUX_TOKEN`, and
// the active profile of the `influx` command. Each of them counts for its own host alone, so that no token goes to
// another server; one without a host is about `http://localhost:8086`, as for `influx`. May be used from several
// threads.
class InfluxDefaults {
 public:
  explicit InfluxDefaults(std::optional<InfluxAccess> project) : project_(std::move(project)) {}

  // Adds what a script leaves out of where a bucket is. Nothing is read unless something is left out. Fails when the
  // profiles of `influx` cannot be read.
  Result<plan::FromSpec> Complete(plan::FromSpec from);

 private:
  Result<std::vector<InfluxAccess>> Read() const;

  const std::optional<InfluxAccess> project_;
  std::mutex mutex_;
  std::optional<std::vector<InfluxAccess>> known_;  // nothing before the first needs it
};

}  // namespace flux
