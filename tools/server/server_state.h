#pragma once

// What the handlers of requests share.

#include <memory>
#include <string>
#include <string_view>

#include "runtime/base/allowed_hosts.h"
#include "tools/server/identity.h"
#include "tools/server/metrics.h"
#include "tools/server/records.h"
#include "tools/server/running_queries.h"
#include "tools/server/script_cache.h"
#include "tools/server/secret_text.h"
#include "tools/server/server.h"

namespace flux::alerts {
class Topics;
class TopicStore;
}  // namespace flux::alerts

namespace flux::server {

class TaskService;

inline constexpr std::string_view kSessionCookie = "influxdb-oss-session";
// Clients look at it to learn which API there is: that of InfluxDB 2.
inline constexpr const char* kServerVersion = "v2.9.1";

struct ServerState {
  ServerState(const Engine& engine, ServerOptions server_options, std::shared_ptr<Store> opened,
              std::unique_ptr<Records> loaded, std::unique_ptr<Host> made);
  ~ServerState();

  const ServerOptions options;
  const std::unique_ptr<Host> host;
  const std::shared_ptr<Store> store;
  const std::unique_ptr<Records> records;
  Identities identities;
  ScriptCache scripts;
  RunningQueries queries;
  Metrics metrics;
  std::shared_ptr<const AllowedHosts> allowed_hosts;
  std::optional<TextCipher> cipher;  // of secrets, made when the first is written or read
  std::mutex cipher_mutex;
  Time started;
  std::shared_ptr<alerts::TopicStore> topic_store;  // of the records
  std::shared_ptr<alerts::Topics> topics;
  std::unique_ptr<TaskService> tasks;  // whose runs publish to the topics
  std::unique_ptr<http::Server> http;  // the last, since what it runs uses the others

  // Tells whoever runs the server.
  const Log& log() const { return options.log; }
};

// Whether somebody has set the server up.
bool IsSetUp(const Records& records);
// The organization of a name or an id, or null.
RecordRef FindOrganization(const Records& records, std::string_view name_or_id);
// The one that the set-up made, which has all buckets that no other one has; null before.
RecordRef HomeOrganization(const Records& records);
// The id that a record has under this name; unset when there is none.
Id IdIn(const json::object& record, std::string_view name);

// What secrets are encrypted with; made when it is first needed.
Result<const TextCipher*> CipherOf(ServerState& server);
// A secret of the organization; fails with `kNotFound`.
Result<std::string> ReadSecret(ServerState& server, Id org, std::string_view name);

// Makes the first user, organization, bucket and authorization. Fails with `kAlreadyExists` when there are.
struct SetupRecords {
  RecordRef user, org, authorization;
  Bucket bucket;
  std::string token;
};
Result<SetupRecords> SetUp(ServerState& server, const SetupRequest& request);

}  // namespace flux::server
