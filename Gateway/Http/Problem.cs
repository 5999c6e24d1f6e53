namespace Gateway.Http;

/// <summary>An error answer outside the protocols (RFC 9457), with a stable code and what to do about it.</summary>
internal sealed record Problem(string Title, int Status, string Code, string Detail, string? Hint, string? RequestId = null);
