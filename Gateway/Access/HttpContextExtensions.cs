namespace Gateway.Access;

/// <summary>Finds who sent a request; the token guard has put it there.</summary>
internal static class CallerOf
{
    public static Caller Request(HttpContext context) => context.Features.Get<Caller>() ?? Caller.Local;
}
