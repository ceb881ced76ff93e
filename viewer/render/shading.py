"""How surfaces are lit: one fragment shader for every material and every look.

VTK's own shading either knows no metals (Phong) or needs an environment picture
for them (physically based: black metals without one). This one takes the scene's
lights alone, sharp suns and soft skies, and runs the same in the window and in a
picture. It replaces the lighting block of VTK's polygon shader; positions,
normals, light directions (in view coordinates) and material values come in by
VTK's own uniforms, so that all materials share one compiled program.
"""

from collections.abc import Sequence

from vtkmodules.vtkRenderingCore import vtkActor, vtkProperty

from viewer.scene.colours import linear_light
from viewer.scene.scene import Light, Material

# Every line is run for every point of every surface, and software OpenGL compiles
# it anew in each process: cheap forms throughout, no powers, no branches.
_FUNCTIONS = """
//VTK::Light::Dec
float fifth(float x) { return x * x * x * x * x; }
// Linear light to the screen. Up to 0.76 colours stay as they are, highlights are
// pressed together above; then sRGB's curve, by square roots within half a level.
vec3 developed(vec3 c)
{
  float peak = max(max(c.r, 0.76), max(c.g, c.b));
  vec3 pressed = c * ((1.0 - 0.0576 / (peak - 0.52)) / peak);
  vec3 root = sqrt(max(pressed, 0.0));
  vec3 fourth = sqrt(root);
  return 0.585122381 * root + 0.783140355 * fourth - 0.368262736 * sqrt(fourth);
}
"""

# VTK's specular intensity and power carry the material's metallic and roughness,
# its diffuse colour the colour as linear light: `set_material`.
_BEGIN = """
  vec3 n = normalVCVSOutput;
  vec3 base = {base};
  vec3 v = cameraParallel != 0 ? vec3(0.0, 0.0, 1.0) : normalize(-vertexVC.xyz);
  float rough = specularPowerUniform;
  vec3 gloss = mix(vec3(0.04), base, specularIntensity);
  float facing = clamp(dot(n, v), 0.0, 1.0);
  // Fresnel's term of a sky, which a rough surface shows less of (Lagarde 2011).
  vec3 rim = max(vec3(1.0 - rough), gloss) - gloss;
  vec3 skyGloss = gloss + rim * fifth(1.0 - facing);
  vec3 mirrored = reflect(-v, n);
  vec3 shed = vec3(0.0);
  vec3 shine = vec3(0.0);
  vec3 skyShine = vec3(0.0);
  float a2 = rough * rough * rough * rough;
  float lobe, towards;
  vec3 h;
"""

# The tile's own colour: VTK declares the sampler for a texture of this name, and
# leaves its use to whoever lights the surface.
TEXTURE = "albedoTex"
_TEXTURED = f"texture({TEXTURE}, tcoordVCVSOutput).rgb"

# What the light sees of a point: looks into its depth picture, of which each tells lit
# from dark; the outermost count by how near they are, so that edges do not show the
# picture's pixels. A slope needs more room before it shades itself.
SHADOW = "materialTex"
SHADOW_FROM_VIEW = "shadowFromView"
SHADOW_SIZE = "shadowStep"
_SHADOW_CODE = """
  vec4 place = {matrix} * vec4(vertexVC.xyz + n * {step}.z, 1.0);
  float seen = 0.0;
  vec2 cell = place.xy / {step}.xy - 0.5;
  vec2 past = fract(cell);
  cell = (floor(cell) + 0.5) * {step}.xy;
  for (int i = -{looks}; i <= {looks} + 1; i++)
    for (int j = -{looks}; j <= {looks} + 1; j++)
    {{
      vec2 share = vec2(i == -{looks} ? 1.0 - past.x : i > {looks} ? past.x : 1.0,
                        j == -{looks} ? 1.0 - past.y : j > {looks} ? past.y : 1.0);
      vec2 beside = cell + vec2(float(i), float(j)) * {step}.xy;
      seen += texture({map}, beside).r + 0.0008 >= place.z ? share.x * share.y : 0.0;
    }}
  seen /= {count}.0;
"""


def _shadow_code(looks: int) -> str:
    return _SHADOW_CODE.format(
        matrix=SHADOW_FROM_VIEW,
        step=SHADOW_SIZE,
        map=SHADOW,
        looks=looks,
        count=(2 * looks + 1) ** 2,
    )


# GGX facets with the shadowing and Fresnel terms folded into one quotient, as
# renderers for phones do it; times pi, as the lights are.
_SUN = """
  towards = {share} * max(dot(n, -lightDirectionVC{i}), 0.0){shadow};
  shed += towards * lightColor{i};
  h = normalize(v - lightDirectionVC{i});
  lobe = dot(n, h) * dot(n, h) * (a2 - 1.0) + 1.0001;
  towards *= a2 / (lobe * lobe * max(0.1, dot(v, h) * dot(v, h)) * (4.0 * rough + 2.0));
  shine += towards * lightColor{i};
"""

_SKY = """
  towards = 0.5 - 0.5 * dot(n, lightDirectionVC{i});
  shed += {share} * towards * lightColor{i};
  towards = dot(mirrored, lightDirectionVC{i}) / (0.1 + rough);
  towards = clamp(0.5 - 0.5 * towards, 0.0, 1.0);
  skyShine += {share} * towards * lightColor{i};
"""

_END = """
  vec3 lit = base * (1.0 - specularIntensity) * shed
           + gloss * shine + skyGloss * skyShine;
  // A ghost is clearest where it is seen edge-on.
  float cover = opacity < 1.0 ? opacity * mix(1.0, opacity, facing) : 1.0;
  fragOutput0 = vec4(developed(lit), cover);
"""

# Before everything else, in its plain colour; like lettering it is no part of what
# depths tell.
_ON_TOP = """
  fragOutput0 = vec4(developed(base), 1.0);
  gl_FragDepth = 0.0;
"""


def lighting_code(
    lights: Sequence[Light], *, textured: bool = False, shadowed: bool = False
) -> str:
    """Return the lines that light a fragment, for VTK's lights in the same order."""
    lines = [_BEGIN.format(base=_TEXTURED if textured else "diffuseColorUniform")]
    for index, light in enumerate(lights):
        if light.softness < 1.0:
            shadow = " * seen" if shadowed and light.casts_shadow else ""
            share = f"{1.0 - light.softness:.4f}"
            lines.append(_SUN.format(i=index, share=share, shadow=shadow))
        if light.softness > 0.0:
            lines.append(_SKY.format(i=index, share=f"{light.softness:.4f}"))
    if shadowed:
        looks = max(light.penumbra for light in lights if light.casts_shadow)
        lines.insert(1, _shadow_code(looks))
    return "".join(lines) + _END


def set_lighting(
    actor: vtkActor,
    lights: Sequence[Light],
    *,
    textured: bool = False,
    shadowed: bool = False,
    on_top: bool = False,
) -> None:
    """Make an actor's shader light it our way."""
    shader = actor.GetShaderProperty()
    shader.ClearAllFragmentShaderReplacements()
    shader.AddFragmentShaderReplacement("//VTK::Light::Dec", True, _FUNCTIONS, False)
    code = lighting_code(lights, textured=textured, shadowed=shadowed)
    code += _ON_TOP if on_top else ""
    shader.AddFragmentShaderReplacement("//VTK::Light::Impl", True, code, False)


def set_material(surface: vtkProperty, material: Material) -> None:
    """Put a material's values where the shader looks for them."""
    surface.SetInterpolationToPhong()
    surface.SetColor(*(linear_light(channel) for channel in material.colour))
    surface.SetAmbient(0.0)
    surface.SetDiffuse(1.0)
    surface.SetSpecular(material.metallic)
    surface.SetSpecularPower(material.roughness)
    surface.SetOpacity(material.opacity)
