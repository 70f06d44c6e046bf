#include "tools/engine/catalog.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/influx/influx.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/scan.h"

namespace flux {

// As InfluxDB calls the policy of a database that nobody gave one.
constexpr std::string_view kDefaultPolicy = "autogen";

// A bucket of the embedded store. A plan opens its sources before it runs, and what it writes may be in another part of
// it, so which state is read is decided when reading begins.
class LocalSource final : public Source {
 public:
  LocalSource(BucketCatalog& catalog, std::string bucket, std::shared_ptr<Source> source)
      : catalog_(catalog), bucket_(std::move(bucket)), source_(std::move(source)) {}

  std::string Name() const override { return source_->Name(); }
  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) override {
    return source_->Offer(scan, operations);
  }
  Result<plan::SeriesFacts> FactsOfSeries(const plan::ScanSpec& scan) override { return source_->FactsOfSeries(scan); }
  Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) override {
    FLUX_TRY(const std::shared_ptr<Source> now, catalog_.OpenLocal(bucket_));
    return now->Scan(scan, context, sink);
  }
  Result<ScanParts> Parts(const plan::ScanSpec& scan, ScanContext& context, const PartsWish& wish) override {
    FLUX_TRY(const std::shared_ptr<Source> now, catalog_.OpenLocal(bucket_));
    return now->Parts(scan, context, wish);
  }

 private:
  BucketCatalog& catalog_;
  const std::string bucket_;
  const std::shared_ptr<Source> source_;
};

BucketCatalog::BucketCatalog(Host& host, std::string data_directory, CatalogOptions options, const SpillSpace* spill,
                             const CancelToken& cancel)
    : host_(host),
      data_directory_(std::move(data_directory)),
      influx_defaults_(std::move(options.influxdb)),
      spill_(spill),
      cancel_(cancel),
      policy_(std::move(options.policy)),
      organization_(std::move(options.organization)),
      warn_(std::move(options.warn)) {}

BucketCatalog::~BucketCatalog() = default;

Status BucketCatalog::CheckUse(std::string_view bucket, BucketUse use) const {
  return policy_ ? policy_(bucket, use) : Status();
}

Status BucketCatalog::OpenStore(bool for_writing) {
  if (is_shared_) return {};
  if (for_writing) {
    FLUX_TRY(store_, host_.OpenForWriting(data_directory_, warn_));
    is_shared_ = true;
    return {};
  }
  if (store_ != nullptr && !host_.IsWritten(data_directory_)) return {};
  FLUX_TRY(Host::Readable opened, host_.OpenForReading(data_directory_, warn_));
  store_ = std::move(opened.store);
  is_shared_ = opened.is_shared;
  return {};
}

Result<std::shared_ptr<Source>> BucketCatalog::OpenLocal(const std::string& bucket) {
  const std::lock_guard lock(mutex_);
  FLUX_TRY_STATUS(OpenStore(false));
  return store_->OpenSource(bucket);
}

Result<std::shared_ptr<Source>> BucketCatalog::OpenRemote(const plan::FromSpec& named) {
  FLUX_TRY(const plan::FromSpec from, influx_defaults_.Complete(named));
  Key key{from.bucket, from.host, from.org, from.token};
  auto known = remote_.find(key);
  if (known != remote_.end()) return known->second;
  FLUX_TRY(std::shared_ptr<Source> source, OpenInfluxSource(from, cancel_, host_.influx_servers(), spill_));
  if (!written_.contains(key)) remote_.emplace(std::move(key), source);
  return source;
}

Result<std::shared_ptr<Source>> BucketCatalog::OpenSource(const plan::FromSpec& from) {
  if (from.bucket.empty()) return std::make_shared<BucketListSource>([this, from] { return ListBuckets(from); });
  if (from.host.empty()) {
    FLUX_TRY_STATUS(CheckUse(from.bucket, BucketUse::kRead));
    FLUX_TRY(std::shared_ptr<Source> source, OpenLocal(from.bucket));
    return std::make_shared<LocalSource>(*this, from.bucket, std::move(source));
  }
  std::lock_guard lock(mutex_);
  return OpenRemote(from);
}

Result<std::vector<BucketEntry>> BucketCatalog::ListBuckets(const plan::FromSpec& at) {
  if (!at.host.empty()) {
    FLUX_TRY(const plan::FromSpec server, influx_defaults_.Complete(at));
    return ListInfluxBuckets(server, cancel_, host_.influx_servers());
  }
  const std::lock_guard lock(mutex_);
  FLUX_TRY_STATUS(OpenStore(false));
  std::vector<BucketEntry> entries;
  for (const Bucket& bucket : store_->ListBuckets()) {
    if (!CheckUse(bucket.name, BucketUse::kRead)) continue;
    const size_t slash = bucket.name.find('/');
    const bool has_policy = slash != std::string::npos;
    entries.push_back({.name = bucket.name,
                       .id = fmt::format("{:016x}", bucket.id),
                       .organization = organization_,
                       .database = bucket.name.substr(0, slash),
                       .policy = has_policy ? bucket.name.substr(slash + 1) : std::string(kDefaultPolicy),
                       .is_default = !has_policy,
                       .retention = bucket.retention});
  }
  return entries;
}

// The server is asked under no lock.
Result<std::unique_ptr<PointWriter>> BucketCatalog::OpenRemoteWriter(const plan::FromSpec& named) {
  FLUX_TRY(const plan::FromSpec to, influx_defaults_.Complete(named));
  {
    const std::lock_guard lock(mutex_);
    Key key{to.bucket, to.host, to.org, to.token};
    remote_.erase(key);
    written_.insert(std::move(key));
  }
  return OpenInfluxWriter(to, cancel_, host_.influx_servers());
}

Result<std::unique_ptr<PointWriter>> BucketCatalog::OpenWriter(const plan::FromSpec& to) {
  if (!to.host.empty()) return OpenRemoteWriter(to);
  FLUX_TRY_STATUS(CheckUse(to.bucket, BucketUse::kWrite));
  std::lock_guard lock(mutex_);
  FLUX_TRY_STATUS(OpenStore(true));
  auto writer = store_->OpenWriter(to.bucket);
  if (!writer && writer.error().code == ErrorCode::kNotFound) {
    // A bucket with a similar name would be no help: that is often the one that the script reads.
    const std::string name = ShownName(to.bucket);
    writer.error().message =
        to.bucket.starts_with('_')
            ? fmt::format(
                  "bucket \"{}\" not found; of names that start with `_` there are only `_monitoring` and "
                  "`_tasks`",
                  name)
            : fmt::format("bucket \"{}\" not found; `fluxc bucket create {}` makes it", name, name);
  }
  return writer;
}

}  // namespace flux
