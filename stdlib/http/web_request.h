#pragma once

// Requests that scripts send to web servers.

#include <string_view>

#include "runtime/net/http_client.h"
#include "runtime/registry/registry.h"

namespace flux::stdlib {

// A request as scripts make it: 30 seconds in all, large answers kept whole, no retries (a script says itself what may
// be sent twice). Fails on URLs that cannot be used.
Result<net::HttpRequest> MakeWebRequest(std::string_view method, std::string_view url);

// Adds a header; fails on names and values that would be taken for more than one.
Status AddHeader(net::HttpRequest& request, std::string_view name, std::string_view value);

// Sends the request, follows at most ten redirects, and gives the last answer, whatever its status.
Result<net::HttpResponse> SendWebRequest(net::HttpRequest request, const CallContext& context);

}  // namespace flux::stdlib
