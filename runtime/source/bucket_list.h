#pragma once

// The list of the buckets of a host: what a catalog opens for a bucket without a name.

#include <functional>

#include "runtime/source/source.h"

namespace flux {

// A bucket as it is listed.
struct BucketEntry {
  std::string name, id;           // the id is empty where buckets have none
  std::string organization = {};  // its ID; empty where there are none
  std::string database, policy;   // what it is to InfluxQL
  bool is_default = true;         // the policy is the one of the database when none is named
  Duration retention;             // zero: points are kept forever
};

// Lists the buckets as they are when a scan begins.
class BucketListSource final : public Source {
 public:
  using Lister = std::function<Result<std::vector<BucketEntry>>()>;
  explicit BucketListSource(Lister list) : list_(std::move(list)) {}

  // The columns of its only table, whose rows are in order of the names.
  enum Column : uint8_t { kName, kId, kDatabase, kPolicy, kIsDefault, kRetention, kOrganization };
  static Schema Columns();

  std::string Name() const override { return "the list of buckets"; }
  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) override;
  Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) override;

 private:
  const Lister list_;
};

}  // namespace flux
