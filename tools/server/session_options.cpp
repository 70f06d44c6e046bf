#include "tools/server/session_options.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "tools/server/resources.h"
#include "tools/server/topic_publisher.h"

namespace flux::server {

namespace {

// Which buckets a script may use.
BucketPolicy PolicyOf(ServerState& server, const IdentityRef& identity, Id org) {
  return [&server, identity, org](std::string_view name, BucketUse use) -> Status {
    const Action action = use == BucketUse::kRead ? Action::kRead : Action::kWrite;
    const Result<Bucket> bucket = FindBucket(server, org, name);
    // Whoever may not use a bucket does not learn that there is one.
    if (!bucket || !identity->May(action, "buckets", bucket->is_system ? org : OrganizationOf(*server.records, *bucket),
                                  IdOf(*bucket)))
      return Fail(ErrorCode::kNotFound,
                  fmt::format("failed to initialize execute state: could not find bucket \"{}\"", ShownName(name)));
    return {};
  };
}

Status CheckFile(const ServerState& server, std::string_view path) {
  for (const std::string& allowed : server.options.allowed_files) {
    if (path == allowed ||
        (path.starts_with(allowed) && path.substr(allowed.size()).starts_with('/') && path.find("/../") == path.npos))
      return {};
  }
  return Fail(ErrorCode::kPermissionDenied,
              fmt::format("scripts may not read the file `{}` of the server", ShownName(path)));
}

}  // namespace

SessionOptions SessionOptionsOf(Call& call, Id org, Time now) {
  return SessionOptionsOf(call.server(), call.shared_identity(), org, now);
}

SessionOptions SessionOptionsOf(ServerState& server, const IdentityRef& identity, Id org, Time now) {
  SessionOptions options;
  options.data_directory = server.options.data_directory;
  options.now = now;
  options.memory_limit = server.options.query_memory;
  if (!server.options.spill_directory.empty()) options.spill_directory = server.options.spill_directory;
  options.semantics = server.options.semantics;
  options.allowed_hosts = server.allowed_hosts;
  options.bucket_policy = PolicyOf(server, identity, org);
  options.organization = org.Text();
  options.file_policy = [&server](std::string_view path) { return CheckFile(server, path); };
  options.secret = [&server, identity, org](std::string_view key) -> Result<std::string> {
    if (!identity->May(Action::kRead, "secrets", org))
      return Fail(ErrorCode::kPermissionDenied, "the token does not allow to read secrets");
    return ReadSecret(server, org, key);
  };
  options.alerts = std::make_shared<TopicPublisher>(*server.topics, identity, org);
  return options;
}

}  // namespace flux::server
