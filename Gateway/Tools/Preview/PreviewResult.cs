using System.ComponentModel;

namespace Gateway.Tools.Preview;

/// <summary>A preview, and the token that sends exactly it.</summary>
internal sealed record PreviewResult : WhatIf
{
    [Description("For ibkr_confirm_order, ibkr_stage_order or previewToken of ibkr_place_order: once, by you.")]
    public required string Token { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
