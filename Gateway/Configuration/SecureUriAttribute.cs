using System.ComponentModel.DataAnnotations;

namespace Gateway.Configuration;

/// <summary>An absolute https URI; http is allowed on this machine only.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecureUriAttribute() : ValidationAttribute("an https:// URI without user, query or fragment (http:// only for loopback)")
{
    public override bool IsValid(object? value) => value is not string text
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
            && !text.AsSpan().ContainsAny('"', '\\', ' ')
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)));
}
