#pragma once

// A request in InfluxQL: statements, what they are about, and how the answer is to be written.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "compiler/influxql/statement.h"
#include "runtime/io/encoder.h"
#include "tools/influxql/answer.h"
#include "tools/server/call.h"
#include "tools/server/server_state.h"

namespace flux::server {

struct InfluxqlRequest {
  std::string text, database, policy;
  std::vector<influxql::Statement> statements;
  influxql::AnswerForm form;
  std::string content_type;  // of the answer
};

// Reads parameters and body. Fails with `kInvalid` in InfluxDB's words.
Result<InfluxqlRequest> ReadInfluxqlRequest(Call& call);

// What carries out the statements of one request, one after the other.
struct InfluxqlRun {
  Call& call;
  const InfluxqlRequest& request;
  Id org;
  Time now;
  const CancelToken& cancel;
  std::shared_ptr<influxql::AnswerWriter> answer;
};

// The bucket of a database and a policy, those of the request where they are empty. Fails in InfluxDB's words, also
// when it may not be read.
Result<Bucket> InfluxqlBucket(const InfluxqlRun& run, std::string_view database, std::string_view policy);
// Runs a script with an encoder for its result.
using MakeEncoder = std::function<std::unique_ptr<io::ResultEncoder>(io::ByteSink&)>;
Status RunInfluxqlScript(const InfluxqlRun& run, const std::string& script, MakeEncoder encoder);

// Each carries out a statement; what it fails with is part of the answer.
Status RunSelect(const InfluxqlRun& run, const influxql::SelectStatement& select);
Status RunShow(const InfluxqlRun& run, const influxql::ShowStatement& show);
Status RunCreateDatabase(const InfluxqlRun& run, const influxql::CreateDatabaseStatement& create);
Status RunCreatePolicy(const InfluxqlRun& run, const influxql::CreatePolicyStatement& create);
Status RunDropDatabase(const InfluxqlRun& run, const influxql::DropDatabaseStatement& drop);

}  // namespace flux::server
