namespace Gateway.Tws.Model;

/// <summary>Why an account may not trade an instrument.</summary>
public sealed record IneligibilityReason(string Id, string Description);
