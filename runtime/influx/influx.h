#pragma once

// Buckets on an InfluxDB server. Which kind it is, is found once per host (`servers.h`): 1.x is read by InfluxQL and
// written by `/write`, where a bucket is `database/retention-policy` or `database` (its default policy) and a token is
// `user:password` or empty; 2.x and Cloud, and 1.8 and later with Flux switched on, are read by Flux.

#include <memory>

#include "runtime/base/cancel.h"
#include "runtime/influx/servers.h"
#include "runtime/plan/specs/from.h"
#include "runtime/source/bucket_list.h"
#include "runtime/spill/spill.h"

namespace flux {

// Makes a source of `from.bucket` at `from.host`; asks nothing of the server yet. What exists there is asked once, when
// the source is first used. Fails on a malformed host. `cancel` and `servers`, which lend it what sends its requests,
// must outlive the source, and so must `spill`: rows that should not stay in memory go there, or nowhere when it is
// null.
Result<std::shared_ptr<Source>> OpenInfluxSource(const plan::FromSpec& from, const CancelToken& cancel,
                                                 influx::Servers& servers, const SpillSpace* spill = nullptr);

// Makes a writer into `to.bucket` at `to.host`. It sends synchronous batches of 5000 points. Values that are not finite
// are left out, as in the reference. InfluxDB 1.x gets unsigned integers as integers, or refused when they are too
// large for one. `cancel` and `servers` must outlive the writer.
Result<std::unique_ptr<PointWriter>> OpenInfluxWriter(const plan::FromSpec& to, const CancelToken& cancel,
                                                      influx::Servers& servers);

// Lists the buckets at `at.host`: those of the organisation, or in 1.x the retention policies of all databases.
// `servers` must outlive the call.
Result<std::vector<BucketEntry>> ListInfluxBuckets(const plan::FromSpec& at, const CancelToken& cancel,
                                                   influx::Servers& servers);

}  // namespace flux
