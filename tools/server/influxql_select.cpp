// `SELECT`.

#include <algorithm>
#include <map>

#include "compiler/influxql/flux_condition.h"
#include "compiler/influxql/select.h"
#include "tools/influxql/rows.h"
#include "tools/server/influxql_request.h"

namespace flux::server {

namespace {

using influxql::FieldType;
using influxql::MeasurementShape;

FieldType FieldTypeOf(ColumnType type) {
  switch (type) {
    case ColumnType::kBool:
      return FieldType::kBoolean;
    case ColumnType::kInt:
    case ColumnType::kTime:
      return FieldType::kInteger;
    case ColumnType::kUint:
      return FieldType::kUnsigned;
    case ColumnType::kFloat:
      return FieldType::kFloat;
    case ColumnType::kString:
      return FieldType::kString;
  }
  return FieldType::kString;
}

MeasurementShape ShapeOf(const MeasurementNames& names) {
  MeasurementShape shape{.name = names.name, .fields = {}, .tags = {names.tags.begin(), names.tags.end()}};
  for (const auto& [field, type] : names.fields) shape.fields.emplace(field, FieldTypeOf(type));
  return shape;
}

// The measurements of a bucket that a source names.
Result<std::vector<MeasurementNames>> MeasurementsOf(Store& store, const std::string& bucket,
                                                     const influxql::Source& source) {
  if (!source.regex) return store.DescribeMeasurements(bucket, std::span(&source.measurement, 1));
  FLUX_TRY(std::vector<MeasurementNames> all, store.DescribeMeasurements(bucket));
  std::vector<MeasurementNames> matching;
  for (MeasurementNames& names : all) {
    FLUX_TRY(const bool matches, influxql::MatchesText("=~", *source.regex, names.name));
    if (matches) matching.push_back(std::move(names));
  }
  return matching;
}

}  // namespace

Status RunSelect(const InfluxqlRun& run, const influxql::SelectStatement& select) {
  std::map<std::string, std::vector<MeasurementShape>> by_bucket;
  for (const influxql::Source& source : select.sources) {
    FLUX_TRY(const Bucket bucket, InfluxqlBucket(run, source.database, source.policy));
    std::vector<MeasurementShape>& shapes = by_bucket[bucket.name];
    FLUX_TRY(const std::vector<MeasurementNames> found, MeasurementsOf(*run.call.server().store, bucket.name, source));
    for (const MeasurementNames& names : found) {
      if (std::ranges::find(shapes, names.name, &MeasurementShape::name) == shapes.end())
        shapes.push_back(ShapeOf(names));
    }
    std::ranges::sort(shapes, {}, &MeasurementShape::name);
  }
  // What is wrong about it is told before anything is read.
  if (select.sources.empty()) FLUX_TRY_STATUS(influxql::PlanSelect(select, "", {}, run.now));
  for (const auto& [bucket, shapes] : by_bucket) {
    FLUX_TRY(std::vector<influxql::SelectPlan> plans, influxql::PlanSelect(select, bucket, shapes, run.now));
    for (influxql::SelectPlan& plan : plans) {
      const auto shared = std::make_shared<const influxql::SelectPlan>(std::move(plan));
      FLUX_TRY_STATUS(RunInfluxqlScript(run, shared->script, [shared, answer = run.answer](io::ByteSink& out) {
        return influxql::MakeRowsEncoder(shared, answer, out);
      }));
    }
  }
  return {};
}

}  // namespace flux::server
