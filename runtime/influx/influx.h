#pragma once

// Buckets on an InfluxDB 1.x server: read by InfluxQL, written by line protocol. A bucket is
// `database/retention-policy` or `database` (its default policy); a token is `user:password` or empty.

#include <memory>

#include "runtime/base/cancel.h"
#include "runtime/net/http_client_pool.h"
#include "runtime/plan/specs/from.h"
#include "runtime/source/bucket_list.h"

namespace flux {

// Makes a source of `from.bucket` at `from.host`; asks nothing of the server yet. What exists there is asked once, when
// the source is first used. Fails on a malformed host, bucket or token. `cancel` and `clients`, which lends it what
// sends its requests, must outlive the source.
Result<std::shared_ptr<Source>> OpenInfluxSource(const plan::FromSpec& from, const CancelToken& cancel,
                                                 net::HttpClientPool& clients);

// Makes a writer into `to.bucket` at `to.host` after asking the server for its version. It sends synchronous batches of
// 5000 points. Values that are not finite are left out, as in the reference; unsigned integers are written as integers,
// or refused when they are too large for one. `cancel` and `clients` must outlive the writer.
Result<std::unique_ptr<PointWriter>> OpenInfluxWriter(const plan::FromSpec& to, const CancelToken& cancel,
                                                      net::HttpClientPool& clients);

// Lists the retention policies of all databases at `at.host`. `clients` must outlive the call.
Result<std::vector<BucketEntry>> ListInfluxBuckets(const plan::FromSpec& at, const CancelToken& cancel,
                                                   net::HttpClientPool& clients);

}  // namespace flux
