namespace Gateway.Access;

internal static class HttpContextExtensions
{
    /// <summary>The caller that <see cref="TokenGuard"/> identified; <see cref="Caller.Local"/> when the guard did not run.</summary>
    public static Caller GetCaller(this HttpContext context) => context.Features.Get<Caller>() ?? Caller.Local;
}
