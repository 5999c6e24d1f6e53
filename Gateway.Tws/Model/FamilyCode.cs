namespace Gateway.Tws.Model;

/// <summary>The family of accounts that one account belongs to.</summary>
/// <param name="Account">An account id, or <c>*</c> for all of them.</param>
/// <param name="Code">Empty for an account without a family.</param>
public sealed record FamilyCode(string Account, string Code);
