#pragma once

// A script that a request asks for, run as the answer to it.

#include "tools/server/query_request.h"

namespace flux::server {

// Runs it in an organization, as far as whoever asks may do what it does, and answers with its results.
Status RunQueryRequest(Call& call, const QueryRequest& request, Id org);

}  // namespace flux::server
