#pragma once

// Where buckets are: without a host in the embedded store of a session's data directory, with one on an InfluxDB
// server. The store is opened for reading; once the session writes to it, for writing, and from then on it reads what
// it wrote.

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "runtime/plan/specs/from.h"
#include "runtime/source/source.h"

namespace flux {

class Store;

class BucketCatalog final : public SourceCatalog {
 public:
  // Told of what is noteworthy but no failure.
  using Warn = std::function<void(std::string_view)>;
  // The store is opened when a bucket of it is first needed.
  BucketCatalog(std::string data_directory, const CancelToken& cancel, Warn warn);
  ~BucketCatalog() override;

  Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec& from) override;
  Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec& to) override;

 private:
  // Bucket, host, organisation and token.
  using Key = std::tuple<std::string, std::string, std::string, std::string>;

  friend class LocalSource;

  enum class Access : uint8_t { kRead, kWrite };
  // Needs the mutex.
  Result<Store*> OpenedStore(Access access);
  // The bucket as it is to be read now.
  Result<std::shared_ptr<Source>> OpenLocal(const std::string& bucket);
  Result<std::shared_ptr<Source>> OpenRemote(const plan::FromSpec& from);

  std::string data_directory_;
  const CancelToken& cancel_;
  std::mutex mutex_;
  // What a server has is asked once per source, so sources are kept; not those of buckets that this session writes to,
  // whose fields change.
  std::map<Key, std::shared_ptr<Source>> remote_;
  std::set<Key> written_;
  Warn warn_;
  std::unique_ptr<Store> store_;
  Access access_ = Access::kRead;  // of `store_`
};

}  // namespace flux
