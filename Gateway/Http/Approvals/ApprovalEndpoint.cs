using System.Net;
using Gateway.Access;
using Gateway.Tools.Preview;
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
    public const string Path = "/approvals";

    public static void MapApprovals(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path + "/{id}", (HttpContext context, string id, StagedOrders orders) => ShowAsync(context, orders.Find(id), notice: null));
        app.MapPost(Path + "/{id}", DecideAsync);
    }

    private static async Task DecideAsync(HttpContext context, string id, StagedOrders orders, OperatorCodes codes, StagedSending sending)
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
            if (isWrong)
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await ShowAsync(context, now, isWrong ? "That is not the code on the gateway's console. Nothing was sent." : null);
        }
        else
        {
            // The first of several concurrent decisions counts and voids the code. No cancellation token: closing the page must not abort the
            // decision.
            var decided = form["decision"] == "approve"
                ? await sending.SendAsync(waiting, CancellationToken.None)
                : sending.Refuse(waiting);
            await ShowAsync(context, decided ?? orders.Find(id), notice: null);
        }
    }

    private static Task ShowAsync(HttpContext context, StagedOrder? order, string? notice)
    {
        if (order is null)
            return Problem.WriteAsync(
                context, StatusCodes.Status404NotFound, "not_found", "No such staged order.",
                "A restart of the gateway discards waiting orders.");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return context.Response.WriteAsync(ApprovalPage.Write(order, notice), context.RequestAborted);
    }
}

/// <summary>The page of one staged order. Plain HTML, no script.</summary>
internal static class ApprovalPage
{
    private const string Form = """
        <form method="post">
        <p><label>Code from the gateway's console: <input name="code" autocomplete="off" autofocus required maxlength="20"></label></p>
        <p><button name="decision" value="approve">Approve and send</button> <button name="decision" value="discard">Refuse</button></p>
        </form>
        """;

    private const string Style = "body { font: 16px/1.5 system-ui; max-width: 40em; margin: 3em auto; padding: 0 1em } "
        + ".order { font-size: 1.2em; font-weight: bold } .notice { color: #a00 }";

    public static string Write(StagedOrder order, string? notice) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Staged order</title>
        <style>{Style}</style></head>
        <body><h1>Staged order</h1>
        {(notice is null ? "" : $"<p class=\"notice\">{Text(notice)}</p>")}
        <p class="order">{Text(order.Planned.Text)}</p>
        <p>Proposed by {Text(order.By)} at {Time(order.StagedAt)}, open until {Time(order.ExpiresAt)}.</p>
        {(order.Note is null ? "" : $"<p>Note of the proposer (not verified): {Text(order.Note)}</p>")}
        <p>{Text(Words(order))}</p>
        {(order.Status == StagedStatus.Waiting ? Form : "")}
        </body></html>
        """;

    private static string Words(StagedOrder order) => order.Status switch
    {
        StagedStatus.Waiting => "Waiting for a decision. Nothing was sent.",
        StagedStatus.Sent => $"Approved: {order.Result ?? "it is being sent now."}",
        StagedStatus.Failed => $"Approved, but not placed: {order.Result}",
        StagedStatus.Discarded => "Refused or withdrawn. Nothing was sent.",
        _ => "Expired without a decision. Nothing was sent.",
    };

    private static string Time(DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
