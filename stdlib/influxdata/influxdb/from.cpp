#include "stdlib/influxdata/influxdb/from.h"

#include "runtime/net/url.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "bucket bucketID org orgID host token";

Result<Value> From(CallContext& context, Args args) {
  FLUX_TRY(plan::FromSpec spec, BucketAt(ArgReader("from", kParameters, args)));
  return AddNode(context, std::move(spec), {});
}

}  // namespace

// Buckets and organisations are known by name here; an ID is taken as one.
Result<plan::FromSpec> BucketAt(const ArgReader& in) {
  if (in.Has(0) && in.Has(1)) return in.Invalid("must specify only one of `bucket` and `bucketID`");
  if (!in.Has(0) && !in.Has(1)) return in.Invalid("must specify `bucket` or `bucketID`");
  FLUX_TRY(plan::FromSpec spec, ServerAt(in, 2));
  FLUX_TRY(spec.bucket, in.String(in.Has(0) ? 0 : 1));
  if (spec.bucket.empty()) return in.Invalid(in.Has(0) ? 0 : 1, "must not be empty");
  return spec;
}

Result<std::string> HostAt(const ArgReader& in, size_t index) {
  FLUX_TRY(std::string host, in.StringOr(index, ""));
  // Whatever else is wrong with it is said when it is used.
  if (host.find_first_of("@?#") != std::string::npos) {
    FLUX_TRY([[maybe_unused]] const net::Url server, net::ParseHostUrl(host));
  }
  return host;
}

Result<plan::FromSpec> ServerAt(const ArgReader& in, size_t first) {
  if (in.Has(first) && in.Has(first + 1)) return in.Invalid("must specify only one of `org` and `orgID`");
  plan::FromSpec spec;
  FLUX_TRY(spec.org, in.StringOr(in.Has(first) ? first : first + 1, ""));
  FLUX_TRY(spec.host, HostAt(in, first + 2));
  FLUX_TRY(spec.token, in.StringOr(first + 3, ""));
  return spec;
}

void RegisterFrom(Registry& registry) {
  registry.Add(BuiltinDef{.package = "influxdata/influxdb",
                          .name = "from",
                          .parameters = kParameters,
                          .fn = From,
                          .role = StageRole::kReadsAllTimes});
}

}  // namespace flux::stdlib
