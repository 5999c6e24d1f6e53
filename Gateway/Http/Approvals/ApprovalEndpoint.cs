using Gateway.Access;
using Gateway.Trading;
using Gateway.Trading.Staging;

namespace Gateway.Http.Approvals;

/// <summary>
/// The page on which a person approves or refuses a staged order: GET and POST of <c>/approvals/{id}</c>. It requires no token but the code that only
/// the gateway's console shows, so that a client cannot approve its own order. The id cannot be guessed, and shows only the order that its holder
/// staged.
/// </summary>
internal static class ApprovalEndpoint
{
    public const string Path = StagedOrder.Pages;

    public static void MapApprovals(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            Path + "/{id}", async (HttpContext context, string id, StagedDecisions decisions) =>
                await ShowAsync(context, await decisions.ShowAsync(id), notice: null));
        app.MapPost(Path + "/{id}", DecideAsync);
    }

    private static async Task DecideAsync(HttpContext context, string id, StagedOrders orders, OperatorCodes codes, StagedDecisions decisions)
    {
        // Looked up before the body is read: it costs a stranger's request nothing.
        if (orders.Find(id) is not { Status: StagedStatus.Waiting } waiting)
        {
            await ShowAsync(context, orders.Find(id), notice: null);
        }
        else if (await FormBody.ReadAsync(context) is not { } form)
        {
            await Problem.WriteAsync(
                context, StatusCodes.Status400BadRequest, "bad_form", "The form cannot be read. Nothing was sent.", "Use the page of the order.");
        }
        else if (!codes.IsRight(id, form["code"].ToString()))
        {
            // Another request may have decided at the same moment: then the code is void, and the page shows the outcome.
            var now = orders.Find(id);
            var isWrong = now is { Status: StagedStatus.Waiting };
            if (!isWrong)
                await ShowAsync(context, now, notice: null);
            else if (!await codes.HoldAsync(id, context.RequestAborted))
                await Problem.WriteAsync(
                    context, StatusCodes.Status429TooManyRequests, "too_many_codes", "Too many wrong codes. Nothing was sent.",
                    "Wait some seconds. The right code counts at any time.");
            else
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                await ShowAsync(context, now, "That is not the code on the gateway's console. Nothing was sent.");
            }
        }
        else
        {
            // The first of several concurrent decisions counts and voids the code.
            var (decided, notice) = form["decision"] == "approve" ? await decisions.ApproveAsync(waiting) : (decisions.Refuse(waiting), null);
            await ShowAsync(context, decided ?? orders.Find(id), notice);
        }
    }

    private static Task ShowAsync(HttpContext context, StagedOrder? order, string? notice)
    {
        if (order is null)
            return Problem.WriteAsync(
                context, StatusCodes.Status404NotFound, "not_found", "No such staged order.",
                "Orders are forgotten two days after they were staged.");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return context.Response.WriteAsync(ApprovalPage.Write(order, notice), context.RequestAborted);
    }
}
