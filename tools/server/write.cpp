// Points that come in and points that go.

#include <algorithm>
#include <span>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "tools/server/dbrps.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

constexpr size_t kShownErrors = 50;

// Where to write, and how times are meant.
struct Target {
  Bucket bucket;
  Precision precision = Precision::kNanoseconds;
};

// The time of lines that have none, in the unit of the others.
Time DefaultTime(Precision precision) {
  const Time now = WallClock();
  return {now.ns - now.ns % NanosecondsPer(precision)};
}

Result<std::string> ReadLines(Call& call) {
  Result<std::string> text = http::ReadAll(call.exchange(), call.server().options.max_write_bytes);
  if (text) return text;
  const ErrorCode code = text.error().code;
  if (code == ErrorCode::kOutOfRange) return Fail(code, "unable to read data: points batch is too large");
  if (code == ErrorCode::kDataLoss) return Fail(ErrorCode::kInvalid, std::move(text.error().message));
  return text;
}

// A batch of which a line cannot be read is refused as a whole.
Status CheckLines(std::string_view text, Precision precision) {
  LineProtocolParser parser(precision, Time{});
  parser.Feed(text, true);
  LinePoint point;
  while (parser.Next(point)) {
  }
  std::string errors;
  for (const LineError& error : std::span(parser.errors()).first(std::min(parser.errors().size(), kShownErrors))) {
    errors += fmt::format("{}unable to parse '{}': {}", errors.empty() ? "" : "\n", error.excerpt, error.reason);
  }
  if (errors.empty()) return {};
  return Fail(ErrorCode::kInvalid, std::move(errors));
}

// A store without room for points is one that clients should try again later.
Error AsAnswer(Error error) {
  if (error.code == ErrorCode::kResourceExhausted) error.code = ErrorCode::kUnavailable;
  return error;
}

Result<LoadReport> Load(ServerState& server, const Target& target, std::string_view text) {
  FLUX_TRY_STATUS(CheckLines(text, target.precision));
  FLUX_TRY(const std::unique_ptr<LineLoader> loader,
           server.store->OpenLineLoader(target.bucket.name, target.precision, DefaultTime(target.precision)));
  Status done = loader->Feed(text);
  if (done) done = loader->Commit();
  if (!done) return std::unexpected(AsAnswer(std::move(done.error())));
  server.metrics.CountPoints(loader->report().lines, loader->report().rejected_lines);
  return loader->report();
}

std::string PartialText(const LoadReport& report) {
  return fmt::format("partial write: {} dropped={}", report.rejected.empty() ? "" : report.rejected.front().reason,
                     report.rejected_lines);
}

// Writes the body and answers.
Status WriteBody(Call& call, Id org, const Target& target) {
  if (!call.May(Action::kWrite, "buckets", org, IdOf(target.bucket)))
    return Fail(ErrorCode::kPermissionDenied, "insufficient permissions for write");
  FLUX_TRY(const std::string text, ReadLines(call));
  FLUX_TRY(const LoadReport report, Load(call.server(), target, text));
  if (report.rejected_lines == 0) return call.SendNothing();
  return Fail(ErrorCode::kFailedPrecondition,
              fmt::format("failure writing points to database: {}", PartialText(report)));
}

// Units as InfluxDB 1.x calls them.
Result<Precision> OldPrecision(std::string_view unit) {
  if (unit.empty() || unit == "n" || unit == "ns") return Precision::kNanoseconds;
  if (unit == "u" || unit == "us" || unit == "\u00b5") return Precision::kMicroseconds;
  return ParsePrecision(unit);
}

// By its id or its name.
Result<Bucket> BucketToDeleteFrom(Call& call, Id org) {
  const ServerState& server = call.server();
  const std::string_view text = call.request().ParameterOrEmpty("bucketID");
  if (text.empty()) return FindBucket(server, org, call.request().ParameterOrEmpty("bucket"));
  FLUX_TRY(const Id id, ParseId(text));
  FLUX_TRY(Bucket bucket, FindBucket(server, id));
  if (bucket.is_system || OrganizationOf(*server.records, bucket) == org) return bucket;
  return Fail(ErrorCode::kNotFound, "bucket not found");
}

}  // namespace

Status PostOldWrite(Call& call) {
  ServerState& server = call.server();
  FLUX_TRY_STATUS(call.AuthenticateOld());
  const http::Request& request = call.request();
  const std::string_view database = request.ParameterOrEmpty("db");
  if (database.empty()) return Fail(ErrorCode::kInvalid, "missing db");
  FLUX_TRY(const Precision precision, OldPrecision(request.ParameterOrEmpty("precision")));
  const Id org = call.identity().org;
  FLUX_TRY(Bucket bucket, FindDbrpBucket(server, org, database, request.ParameterOrEmpty("rp")));
  return WriteBody(call, org, {std::move(bucket), precision});
}

Status PostWrite(Call& call) {
  ServerState& server = call.server();
  FLUX_TRY(const RecordRef org, call.Organization());
  const std::string_view unit = call.request().ParameterOrEmpty("precision");
  const Result<Precision> precision = ParsePrecision(unit.empty() ? "ns" : unit);
  if (!precision) return Fail(ErrorCode::kInvalid, "invalid precision; valid precision units are ns, us, ms, and s");
  const Id org_id = IdIn(*org, "id");
  FLUX_TRY(Bucket bucket, FindBucket(server, org_id, call.request().ParameterOrEmpty("bucket")));
  return WriteBody(call, org_id, {std::move(bucket), *precision});
}

Status PostDelete(Call& call) {
  ServerState& server = call.server();
  FLUX_TRY(const RecordRef org, call.Organization());
  FLUX_TRY(const json::object body, call.ReadObject());
  const auto bound = [&](std::string_view name) -> Result<Time> {
    FLUX_TRY(const auto text, FindText(body, name));
    if (const Result<Time> time = ParseTime(text.value_or(""))) return *time;
    return Fail(ErrorCode::kInvalid, fmt::format("error decoding json body: invalid RFC3339Nano for field {}, please "
                                                 "format your time with RFC3339Nano format, example: "
                                                 "2009-01-02T23:00:00Z",
                                                 name));
  };
  FLUX_TRY(const Time start, bound("start"));
  FLUX_TRY(const Time stop, bound("stop"));
  FLUX_TRY(const auto predicate, FindText(body, "predicate"));
  Result<std::vector<DeleteTerm>> terms = ParseDeletePredicate(predicate.value_or(""));
  if (!terms) {
    if (terms.error().code != ErrorCode::kInvalid) return std::unexpected(std::move(terms.error()));
    return Fail(ErrorCode::kInvalid, fmt::format("error decoding json body: {}", terms.error().message));
  }
  const Id org_id = IdIn(*org, "id");
  FLUX_TRY(const Bucket bucket, BucketToDeleteFrom(call, org_id));
  if (!call.May(Action::kWrite, "buckets", org_id, IdOf(bucket)))
    return Fail(ErrorCode::kPermissionDenied, "insufficient permissions to delete");
  FLUX_TRY([[maybe_unused]] const DeleteReport report, server.store->DeletePoints(bucket.name, start, stop, *terms));
  return call.SendNothing();
}

}  // namespace flux::server
