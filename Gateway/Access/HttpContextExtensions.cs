namespace Gateway.Access;

internal static class HttpContextExtensions
{
    /// <summary>The caller who sent the request, as the token guard identified it; <see cref="Caller.Local"/> where no guard ran.</summary>
    public static Caller GetCaller(this HttpContext context) => context.Features.Get<Caller>() ?? Caller.Local;
}
