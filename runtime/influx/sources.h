#pragma once

// The sources and writers behind `influx.h`, by the language of the server.

#include <memory>

#include "runtime/influx/servers.h"
#include "runtime/plan/specs/from.h"
#include "runtime/source/bucket_list.h"
#include "runtime/spill/spill.h"

namespace flux::influx {

// A bucket that is read by InfluxQL. What exists there is asked once, when the source is first used. Fails on a
// malformed host, bucket or token.
Result<std::shared_ptr<Source>> MakeInfluxQlSource(const plan::FromSpec& from, const CancelToken& cancel,
                                                   net::HttpClientPool& clients);
// A bucket that is read by Flux.
Result<std::shared_ptr<Source>> MakeFluxSource(const plan::FromSpec& from, const ServerKind& kind,
                                               const CancelToken& cancel, Servers& servers, const SpillSpace* spill);

// Lists the retention policies of all databases.
Result<std::vector<BucketEntry>> ListPolicies(const plan::FromSpec& at, const CancelToken& cancel,
                                              net::HttpClientPool& clients);

}  // namespace flux::influx
