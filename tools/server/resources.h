#pragma once

// Records as the API shows them, and what those who make and change them have in common.

#include <string>
#include <string_view>

#include "tools/server/call.h"
#include "tools/server/records.h"
#include "tools/server/server_state.h"

namespace flux::server {

// What answers show of an organization, a user, a token. Hashes of passwords and tokens are not among it.
json::object OrganizationView(const json::object& org);
// The same for a user.
json::object UserView(const json::object& user);
// `token` is empty but in the answer to whoever made it.
json::object AuthorizationView(const ServerState& server, const json::object& authorization, std::string_view token);

// The organization of a bucket.
Id OrganizationOf(const Records& records, const Bucket& bucket);
// The labels that are attached to a thing.
json::array LabelsOf(const Records& records, Id thing);
// The queries that run or wait and may be seen by whoever asks.
json::array QueriesView(const Call& call);
// How long a shard of InfluxDB would be, which clients show.
int64_t ShardSeconds(const Duration& retention);
json::object BucketView(const ServerState& server, const Bucket& bucket);
// Notes what the store does not know of a bucket.
Status WriteBucketNote(Records& records, const Bucket& bucket, Id org, std::string_view description);
// How the API calls a bucket.
Id IdOf(const Bucket& bucket);
// A bucket of the organization by its name or id. Fails with `kNotFound`.
Result<Bucket> FindBucket(const ServerState& server, Id org, std::string_view name_or_id);
Result<Bucket> FindBucket(const ServerState& server, Id id);

// Records of new things, with the time at which they were made.
json::object NewOrganization(std::string_view name, std::string_view description);
json::object NewUser(std::string_view name);
json::object NewMember(Id org, Id user, std::string_view role);
std::string MemberKey(Id org, Id user);
// The token is kept as its hash only.
struct AuthorizationMaking {
  Id org, user;
  std::string_view description, token;
  json::array permissions;
};
// A token that may be used at once.
json::object NewAuthorization(const AuthorizationMaking& making);

// One write of one record.
RecordWrite Put(RecordKind kind, Id id, json::object record);

// How long a bucket keeps points, from the seconds that the API has; zero: forever. Fails with `kInvalid` on less than
// InfluxDB takes, an hour.
Result<Duration> RetentionOfSeconds(int64_t seconds);

// Passwords have at least eight characters, as InfluxDB wants it.
Status CheckPassword(std::string_view password);

}  // namespace flux::server
