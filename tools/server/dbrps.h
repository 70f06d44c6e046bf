#pragma once

// Databases and retention policies of InfluxDB 1.x, and the buckets that they stand for. Mappings are records; a bucket
// `db/rp` or `db` is found without one, too (a virtual mapping).

#include <string>
#include <string_view>
#include <vector>

#include "tools/server/resources.h"

namespace flux::server {

struct Dbrp {
  Id id = {}, org = {}, bucket = {};  // the id of a virtual one is that of its bucket
  std::string database = {}, policy = {};
  std::string created = {};  // when it was made, in a form that has their order
  bool is_default = false, is_virtual = false;
};

// The policy of a database that names none.
inline constexpr std::string_view kUsualPolicy = "autogen";

// Those of an organization, the virtual ones last.
std::vector<Dbrp> ListDbrps(const ServerState& server, Id org);
// The bucket of a database and a policy; without one, of the database's default. Fails with `kNotFound`.
Result<Bucket> FindDbrpBucket(const ServerState& server, Id org, std::string_view database, std::string_view policy);
// Adds one, whose id is made; the first of a database is its default, and a new default takes the place of the last.
// Needs `Records::writing`. Fails with `kAlreadyExists` when the database has the policy.
Result<Dbrp> AddDbrp(ServerState& server, Dbrp dbrp);

}  // namespace flux::server
