#include "runtime/plan/specs/from.h"

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "bucket bucketID org orgID host token";

// Buckets and organisations are known by name here; an ID is taken as one.
Result<Value> From(CallContext& context, Args args) {
  const ArgReader in("from", kParameters, args);
  plan::FromSpec spec;
  if (in.Has(0) && in.Has(1)) return in.Invalid("must specify only one of `bucket` and `bucketID`");
  if (!in.Has(0) && !in.Has(1)) return in.Invalid("must specify `bucket` or `bucketID`");
  if (in.Has(2) && in.Has(3)) return in.Invalid("must specify only one of `org` and `orgID`");
  FLUX_TRY(spec.bucket, in.String(in.Has(0) ? 0 : 1));
  if (spec.bucket.empty()) return in.Invalid(in.Has(0) ? 0 : 1, "must not be empty");
  FLUX_TRY(spec.org, in.StringOr(in.Has(2) ? 2 : 3, ""));
  FLUX_TRY(spec.host, in.StringOr(4, ""));
  FLUX_TRY(spec.token, in.StringOr(5, ""));
  return AddNode(context, std::move(spec), {});
}

}  // namespace

void RegisterFrom(Registry& registry) {
  registry.Add(BuiltinDef{.package = "influxdata/influxdb",
                          .name = "from",
                          .parameters = kParameters,
                          .fn = From,
                          .role = StageRole::kReadsAllTimes});
}

}  // namespace flux::stdlib
