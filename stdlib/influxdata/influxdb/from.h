#pragma once

// Buckets as scripts name them.

#include "runtime/plan/specs/from.h"
#include "stdlib/arguments.h"

namespace flux::stdlib {

// Reads the first six arguments of functions that read a bucket: `bucket bucketID org orgID host token`.
Result<plan::FromSpec> BucketAt(const ArgReader& in);

// Reads the four of them behind the bucket, of which the first is argument `first`.
Result<plan::FromSpec> ServerAt(const ArgReader& in, size_t first);

// Reads the URL of a server, empty when it is not given. Fails when it holds credentials, because plans show it.
Result<std::string> HostAt(const ArgReader& in, size_t index);

}  // namespace flux::stdlib
