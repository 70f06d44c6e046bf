#pragma once

// Where buckets are: without a host in the embedded store of a session's data directory, with one on an InfluxDB
// server.

#include <memory>
#include <string>

#include "runtime/source/source.h"

namespace flux {

class Store;

class BucketCatalog final : public SourceCatalog {
 public:
  // The store is opened when a bucket of it is first needed.
  BucketCatalog(std::string data_directory, const CancelToken& cancel);
  ~BucketCatalog() override;

  Result<std::shared_ptr<Source>> OpenSource(const plan::FromSpec& from) override;
  Result<std::unique_ptr<PointWriter>> OpenWriter(const plan::FromSpec& to) override;

 private:
  Result<Store*> OpenedStore();

  std::string data_directory_;
  const CancelToken& cancel_;
  std::unique_ptr<Store> store_;
};

}  // namespace flux
