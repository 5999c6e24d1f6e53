namespace Gateway.Access;

/// <summary>A caller's token lacks a scope that the call needs (403).</summary>
/// <param name="needed">Every scope that the call needs.</param>
/// <param name="challenge">The value of WWW-Authenticate.</param>
internal sealed class InsufficientScopeException(Caller caller, AccessScope needed, string challenge) : CallRefusedException(caller.Lacks(needed))
{
    public AccessScope Needed { get; } = needed;

    public override int Status => StatusCodes.Status403Forbidden;

    public override string Code => AccessScopes.Insufficient;

    public override string Hint => AccessScopes.InsufficientHint;

    public override bool Retryable => false;

    public override (string Name, string Value) Header => (BearerChallenge.Header, challenge);
}
