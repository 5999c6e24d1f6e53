using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>A bearer token that cannot be guessed and that fits into a header.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenAttribute() : ValidationAttribute("16 to 256 visible ASCII characters without spaces")
{
    public override bool IsValid(object? value) => value is not string text || IsToken(text);

    public static bool IsToken(string text) => text.Length is >= 16 and <= 256 && text.All(c => c is > ' ' and < (char)127);
}
