// Buckets of the store as organizations have them.

#include <algorithm>

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/wall_clock.h"
#include "runtime/net/url.h"
#include "tools/server/resources.h"
#include "tools/server/routes.h"

namespace flux::server {

namespace {

constexpr size_t kUsualPage = 20, kLargestPage = 100;

Result<Bucket> FindFor(Call& call, Action action) {
  FLUX_TRY(const Id id, call.PathId(0));
  FLUX_TRY(Bucket bucket, FindBucket(call.server(), id));
  FLUX_TRY_STATUS(call.Require(action, "buckets", OrganizationOf(*call.server().records, bucket), id));
  return bucket;
}

Status CheckName(std::string_view name) {
  if (name.empty()) return Fail(ErrorCode::kInvalid, "bucket name is empty");
  if (name.starts_with('_'))
    return Fail(ErrorCode::kInvalid,
                fmt::format("bucket name {} is invalid. Buckets may not start with underscore", ShownName(name)));
  if (name.find('"') != name.npos)
    return Fail(ErrorCode::kInvalid,
                fmt::format("bucket name {} is invalid. Bucket names may not include quotation marks", name));
  return {};
}

// What `retentionRules` say; nothing when there are none.
Result<std::optional<Duration>> RetentionIn(const json::object& body) {
  FLUX_TRY(const json::array* const rules, FindArray(body, "retentionRules"));
  if (rules == nullptr || rules->empty()) return std::nullopt;
  const json::value& rule = rules->front();
  if (!rule.is_object()) return Fail(ErrorCode::kInvalid, "a retention rule must be an object");
  FLUX_TRY(const auto seconds, FindInt(rule.as_object(), "everySeconds"));
  FLUX_TRY(const Duration retention, RetentionOfSeconds(seconds.value_or(0)));
  return retention;
}

// One page of a list, as the parameters of the request want it.
struct Page {
  size_t limit = kUsualPage, offset = 0;
  bool is_descending = false;
};

Result<Page> PageOf(const Call& call) {
  Page page;
  FLUX_TRY(page.limit, call.Number("limit", kUsualPage, 1, kLargestPage));
  FLUX_TRY(page.offset, call.Number("offset", 0, 0, SIZE_MAX));
  page.is_descending = call.request().ParameterOrEmpty("descending") == "true";
  return page;
}

std::string PageLink(const http::Request& request, const Page& page, size_t offset) {
  const auto filter = [&](std::string_view parameter, std::string_view shown) {
    const std::string_view value = request.ParameterOrEmpty(parameter);
    return value.empty() ? "" : fmt::format("{}={}", shown, net::EncodeQueryPart(value));
  };
  std::string link = "/api/v2/buckets?";
  if (const std::string name = filter("name", "bucket"); !name.empty()) link += name + "&";
  link += fmt::format("descending={}&limit={}&offset={}", page.is_descending, page.limit, offset);
  for (const std::string_view parameter : {"org", "orgID"}) {
    if (const std::string org = filter(parameter, parameter); !org.empty()) link += "&" + org;
  }
  return link;
}

json::object PageLinks(const http::Request& request, const Page& page, bool has_more) {
  json::object links;
  if (page.offset > 0) links["prev"] = PageLink(request, page, page.offset > page.limit ? page.offset - page.limit : 0);
  links["self"] = PageLink(request, page, page.offset);
  if (has_more) links["next"] = PageLink(request, page, page.offset + page.limit);
  return links;
}

// Buckets that may be seen and are asked for, by id.
Result<std::vector<Bucket>> VisibleBuckets(Call& call, const RecordRef& org) {
  const std::string_view name = call.request().ParameterOrEmpty("name"), id = call.request().ParameterOrEmpty("id"),
                         after = call.request().ParameterOrEmpty("after");
  Id wanted, behind;
  if (!id.empty()) {
    FLUX_TRY(wanted, ParseId(id));
  }
  if (!after.empty()) {
    FLUX_TRY(behind, ParseId(after));
  }
  std::vector<Bucket> found;
  for (Bucket& bucket : call.server().store->ListBuckets()) {
    const Id in_org = OrganizationOf(*call.server().records, bucket);
    if (!name.empty() && bucket.name != name) continue;
    if (wanted.is_set() && IdOf(bucket) != wanted) continue;
    if (behind.is_set() && IdOf(bucket) <= behind) continue;
    if (org != nullptr && !bucket.is_system && IdIn(*org, "id") != in_org) continue;
    if (call.May(Action::kRead, "buckets", in_org, IdOf(bucket))) found.push_back(std::move(bucket));
  }
  // An id, or a name in an organization, is that of one bucket; a name alone is a filter.
  if (found.empty() && wanted.is_set()) return Fail(ErrorCode::kNotFound, "bucket not found");
  if (found.empty() && !name.empty() && org != nullptr)
    return Fail(ErrorCode::kNotFound, fmt::format("bucket \"{}\" not found", ShownName(name)));
  std::ranges::sort(found, {}, &Bucket::id);
  return found;
}

}  // namespace

Status GetBuckets(Call& call) {
  FLUX_TRY(const RecordRef org, call.OrganizationIfNamed());
  FLUX_TRY(const Page page, PageOf(call));
  FLUX_TRY(std::vector<Bucket> found, VisibleBuckets(call, org));
  if (page.is_descending) std::ranges::reverse(found);
  const size_t begin = std::min(page.offset, found.size()), end = std::min(begin + page.limit, found.size());
  json::array buckets;
  for (size_t i = begin; i < end; ++i) buckets.push_back(BucketView(call.server(), found[i]));
  const bool has_more = buckets.size() == page.limit;
  return call.SendJson(
      200, json::object{{"links", PageLinks(call.request(), page, has_more)}, {"buckets", std::move(buckets)}});
}

Status PostBucket(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto org_text, FindText(body, "orgID"));
  FLUX_TRY(const auto name, FindText(body, "name"));
  FLUX_TRY(const auto description, FindText(body, "description"));
  FLUX_TRY(const auto retention, RetentionIn(body));
  if (!org_text || org_text->empty()) return Fail(ErrorCode::kInvalid, "organization id must be provided");
  FLUX_TRY(const Id org, ParseId(*org_text));
  FLUX_TRY_STATUS(CheckName(name.value_or("")));
  FLUX_TRY_STATUS(call.Require(Action::kWrite, "buckets", org));
  ServerState& server = call.server();
  const std::lock_guard lock(server.records->writing());
  if (server.records->Find(RecordKind::kOrganization, org) == nullptr)
    return Fail(ErrorCode::kNotFound, "organization not found");
  if (server.store->FindBucket(*name))
    return Fail(ErrorCode::kAlreadyExists, fmt::format("bucket with name {} already exists", ShownName(*name)));
  FLUX_TRY(const Bucket bucket, server.store->CreateBucket(*name, retention.value_or(Duration{})));
  FLUX_TRY_STATUS(WriteBucketNote(*server.records, bucket, org, description.value_or("")));
  return call.SendJson(201, BucketView(server, bucket));
}

Status GetBucket(Call& call) {
  FLUX_TRY(const Bucket bucket, FindFor(call, Action::kRead));
  return call.SendJson(200, BucketView(call.server(), bucket));
}

Status PatchBucket(Call& call) {
  FLUX_TRY(const json::object body, call.ReadObject());
  FLUX_TRY(const auto name, FindText(body, "name"));
  FLUX_TRY(const auto description, FindText(body, "description"));
  FLUX_TRY(const auto retention, RetentionIn(body));
  ServerState& server = call.server();
  const std::lock_guard lock(server.records->writing());
  FLUX_TRY(Bucket bucket, FindFor(call, Action::kWrite));
  if (name && *name != bucket.name) {
    FLUX_TRY_STATUS(CheckName(*name));
    if (server.store->FindBucket(*name))
      return Fail(ErrorCode::kAlreadyExists, fmt::format("bucket with name {} already exists", ShownName(*name)));
    FLUX_TRY_STATUS(server.store->RenameBucket(bucket.name, *name));
    bucket.name = *name;
  }
  if (retention) {
    FLUX_TRY_STATUS(server.store->SetRetention(bucket.name, *retention));
    bucket.retention = *retention;
  }
  const RecordRef note = server.records->Find(RecordKind::kBucket, IdOf(bucket));
  const std::string known = note != nullptr ? TextIn(*note, "description") : "";
  FLUX_TRY_STATUS(
      WriteBucketNote(*server.records, bucket, OrganizationOf(*server.records, bucket), description.value_or(known)));
  return call.SendJson(200, BucketView(server, bucket));
}

Status DeleteBucket(Call& call) {
  ServerState& server = call.server();
  const std::lock_guard lock(server.records->writing());
  FLUX_TRY(const Bucket bucket, FindFor(call, Action::kWrite));
  FLUX_TRY_STATUS(server.store->DeleteBucket(bucket.name));
  FLUX_TRY_STATUS(server.records->Remove(RecordKind::kBucket, IdOf(bucket).Text()));
  return call.SendNothing();
}

}  // namespace flux::server
