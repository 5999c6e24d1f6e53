using System.ComponentModel;

namespace Gateway.Tools.Advisors;

/// <summary>What IB knows of the user.</summary>
internal sealed record UserInfoResult
{
    [Description("The id of the broker; absent for customers of IB itself.")]
    public string? WhiteBrandingId { get; init; }

    public required bool IsWhiteBranded { get; init; }
}
