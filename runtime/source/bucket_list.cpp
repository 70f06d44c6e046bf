#include "runtime/source/bucket_list.h"

#include <algorithm>
#include <array>

#include "runtime/column/builder.h"

namespace flux {

Schema BucketListSource::Columns() {
  return Schema({{"name", ColumnType::kString},
                 {"id", ColumnType::kString},
                 {"databaseName", ColumnType::kString},
                 {"retentionPolicy", ColumnType::kString},
                 {"default", ColumnType::kBool},
                 {"retentionPeriod", ColumnType::kInt},
                 {"organizationID", ColumnType::kString}});
}

Result<SourceAnswer> BucketListSource::Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef>) {
  return SourceAnswer{.scan = scan};
}

Status BucketListSource::Scan(const plan::ScanSpec&, ScanContext& context, TableSink& sink) {
  FLUX_TRY(std::vector<BucketEntry> buckets, list_());
  std::ranges::sort(buckets, {}, &BucketEntry::name);
  const auto header = std::make_shared<const TableHeader>(TableHeader{.key = {}, .schema = Columns()});
  FLUX_TRY_STATUS(sink.Begin(header));
  for (size_t from = 0; from < buckets.size(); from += context.chunk_rows) {
    std::vector<ColumnBuilder> columns;
    for (const ColumnDef& column : header->schema.columns()) columns.emplace_back(column.type);
    const size_t to = std::min(buckets.size(), from + context.chunk_rows);
    for (size_t i = from; i < to; ++i) {
      const BucketEntry& bucket = buckets[i];
      columns[kName].AppendString(bucket.name);
      columns[kId].AppendString(bucket.id);
      columns[kDatabase].AppendString(bucket.database);
      columns[kPolicy].AppendString(bucket.policy);
      columns[kIsDefault].AppendBool(bucket.is_default);
      columns[kRetention].AppendInt(bucket.retention.ApproximateNanoseconds());
      columns[kOrganization].AppendString(bucket.organization);
    }
    Chunk chunk{.columns = {}, .rows = to - from};
    for (ColumnBuilder& column : columns) chunk.columns.push_back(column.Finish());
    FLUX_TRY_STATUS(sink.Push(chunk));
  }
  FLUX_TRY_STATUS(sink.End());
  return sink.Finish();
}

}  // namespace flux
