#pragma once

// Where buckets are: without a `host` in the embedded store of a session's data directory, with one on an InfluxDB
// server, for which the configuration may know organisation and token. The store is opened for reading; once this
// session or another one writes to it, they share one that is open for writing and read what any of them wrote.

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "runtime/plan/specs/from.h"
#include "runtime/source/bucket_list.h"
#include "runtime/spill/spill.h"
#include "tools/engine/host.h"
#include "tools/engine/influx_defaults.h"

namespace flux {

// Decides whether a script may read or write a bucket of the embedded store.
enum class BucketUse : uint8_t { kRead, kWrite };
using BucketPolicy = std::function<Status(std::string_view bucket, BucketUse use)>;

// How a session's scripts find buckets.
struct CatalogOptions {
  std::optional<InfluxAccess> influxdb = {};
  BucketPolicy policy = {};       // empty: they may use all
  std::string organization = {};  // the ID of the one whose buckets they see, if there are organizations
  Host::Warn warn = {};
};

// The catalogue of one session.
class BucketCatalog final : public SourceCatalog {
 public:
  // The store is opened when a bucket of it is first needed.
  // Rows of servers that should not stay in memory go to `spill`, which may be null and outlives this.
  BucketCatalog(Host& host, std::string data_directory, CatalogOptions options, const SpillSpace* spill,
                const CancelToken& cancel);
  ~BucketCatalog() override;

  // A bucket without a name stands for the list of those that are there.
  Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec& from) override;
  Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec& to) override;

 private:
  // Bucket, host, organisation and token.
  using Key = std::tuple<std::string, std::string, std::string, std::string>;

  friend class LocalSource;

  Result<std::vector<BucketEntry>> ListBuckets(const plan::FromSpec& at);
  Status CheckUse(std::string_view bucket, BucketUse use) const;
  // Needs the mutex.
  Status OpenStore(bool for_writing);
  // The bucket as it is to be read now.
  Result<std::shared_ptr<Source>> OpenLocal(const std::string& bucket);
  Result<std::shared_ptr<Source>> OpenRemote(const plan::FromSpec& named);
  Result<std::unique_ptr<PointWriter>> OpenRemoteWriter(const plan::FromSpec& named);

  Host& host_;
  const std::string data_directory_;
  InfluxDefaults influx_defaults_;
  const SpillSpace* const spill_;
  const CancelToken& cancel_;
  std::mutex mutex_;
  // What a server has is asked once per source, so sources are kept; not those of buckets that this session writes to,
  // whose fields change.
  std::map<Key, std::shared_ptr<Source>> remote_;
  std::set<Key> written_;
  const BucketPolicy policy_;
  const std::string organization_;
  const Host::Warn warn_;
  std::shared_ptr<Store> store_;
  bool is_shared_ = false;  // `store_` is open for writing
};

}  // namespace flux
