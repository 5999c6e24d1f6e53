namespace Gateway.Http;

/// <summary>Whether the caller of this request proved that it may see and do everything: by a token, or by being on this machine when no token is asked for.</summary>
internal sealed class CallerTrust
{
    public static readonly CallerTrust Trusted = new() { IsTrusted = true };

    public static readonly CallerTrust Stranger = new();

    public bool IsTrusted { get; private init; }
}
